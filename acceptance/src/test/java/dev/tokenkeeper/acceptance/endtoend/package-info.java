/**
 * What a pod, its Secret and its volume go through on a real cluster, one behaviour a class. The pods are those of
 * {@code deploy/}, with another application inside. Each test has a namespace of its own, so they run side by side.
 */
@NullMarked
package dev.tokenkeeper.acceptance.endtoend;

import org.jspecify.annotations.NullMarked;
