/**
 * Measures the built program from outside: each figure beside something it is compared with, in one
 * run, because machines differ and are shared.
 */
package org.openrenda.bench;
