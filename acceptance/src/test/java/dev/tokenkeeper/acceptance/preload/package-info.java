/** A large folder that is delivered as it is, by real processes that are killed. */
@org.jspecify.annotations.NullMarked
package dev.tokenkeeper.acceptance.preload;
