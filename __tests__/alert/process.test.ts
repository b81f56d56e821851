/**
 * The built action as a process, run after run, between a Studio and a GitHub on loopback. All of it in one file: these
 * tests mostly wait (GitHub wants a second between writes), and so they wait together.
 */
import './failures.ts';
import './lifecycle.ts';
import './identity.ts';
import './environment.ts';
import './text.ts';
