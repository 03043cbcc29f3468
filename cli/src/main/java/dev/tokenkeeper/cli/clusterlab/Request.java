package dev.tokenkeeper.cli.clusterlab;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the lab is to be played.
 *
 * @param kubeconfig somebody's cluster; null: the project's own is used, and started if it is not up
 * @param image the reference of our image there; null: the one that is built here is loaded
 */
public record Request(@Nullable Path kubeconfig, @Nullable String image) {}
