/** Cache pre-load: a large folder that is copied whole, resumed, verified, and replaced by the swap of one link. */
@NullMarked
package dev.tokenkeeper.cli.uses.cache;

import org.jspecify.annotations.NullMarked;
