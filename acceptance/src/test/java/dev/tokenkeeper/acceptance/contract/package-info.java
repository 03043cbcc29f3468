/** Applications in other languages, which follow {@code docs/contract.md}, and Java ones beside the program. */
@NullMarked
package dev.tokenkeeper.acceptance.contract;

import org.jspecify.annotations.NullMarked;
