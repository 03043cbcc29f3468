/**
 * A real Kubernetes for tests: the cluster, a namespace for one test, and {@code kubectl}. Tests that use it are named
 * {@code ...ClusterIT} and run with {@code mvn verify -Pcluster} only.
 */
@NullMarked
package dev.tokenkeeper.acceptance.cluster;

import org.jspecify.annotations.NullMarked;
