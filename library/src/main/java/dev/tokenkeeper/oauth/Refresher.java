package dev.tokenkeeper.oauth;

import java.io.IOException;

/** Asks the authorization server for a new access token. It speaks the protocol; this library does not. */
@FunctionalInterface
public interface Refresher {
    /**
     * One request with {@code grant_type=refresh_token}. No other one with this refresh token is on its way on the volume.
     *
     * @param refreshToken the newest one
     * @throws IOException if there is no answer that can be used; nothing is stored then
     */
    Grant refresh(String refreshToken) throws IOException;
}
