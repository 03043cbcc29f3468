/**
 * For Spring Boot: tokens of a volume as configuration that follows each new version, as health and metrics, and as the
 * place of OAuth2 clients that several replicas share.
 *
 * <p>All of it is switched on by {@code tokenkeeper.volume}, and steps back for a bean of the application's own. What
 * needs health, Micrometer or Spring Security is there only if the application has them.
 */
@NullMarked
package dev.tokenkeeper.spring;

import org.jspecify.annotations.NullMarked;
