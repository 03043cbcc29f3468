/** What a pass tells: closed lists of states, results and reasons; never a value. */
@NullMarked
package dev.tokenkeeper.report;

import org.jspecify.annotations.NullMarked;
