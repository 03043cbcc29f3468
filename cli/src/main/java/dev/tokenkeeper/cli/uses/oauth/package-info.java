/** OAuth: one log-in that several processes refresh, of which any may die at any time. */
@NullMarked
package dev.tokenkeeper.cli.uses.oauth;

import org.jspecify.annotations.NullMarked;
