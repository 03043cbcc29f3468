/** Why a folder does not work, found out step by step: target, state, source. */
@NullMarked
package dev.tokenkeeper.cli.doctor;

import org.jspecify.annotations.NullMarked;
