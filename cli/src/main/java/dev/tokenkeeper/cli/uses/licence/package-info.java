/** Licences: signed, replaced as a whole, with seats for replicas and a count of what they use. */
@NullMarked
package dev.tokenkeeper.cli.uses.licence;

import org.jspecify.annotations.NullMarked;
