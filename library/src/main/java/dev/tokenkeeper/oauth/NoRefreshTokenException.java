package dev.tokenkeeper.oauth;

/** The access token has expired and there is no refresh token beside it. Somebody has to log in again. */
public final class NoRefreshTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoRefreshTokenException(String path) {
        super("the access token in " + path + " has expired and has no refresh_token beside it; log in again");
    }
}
