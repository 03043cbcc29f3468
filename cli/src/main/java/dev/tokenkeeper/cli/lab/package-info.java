/** The laptop lab: the real program on real files, no cluster; each step prints what it proved. */
@NullMarked
package dev.tokenkeeper.cli.lab;

import org.jspecify.annotations.NullMarked;
