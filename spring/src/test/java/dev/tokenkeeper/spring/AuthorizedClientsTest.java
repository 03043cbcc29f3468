package dev.tokenkeeper.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** Two replicas of an application: two contexts, two stores, one volume. */
class AuthorizedClientsTest {
    private static final Authentication ANN = new TestingAuthenticationToken("ann", "");

    @TempDir
    Path volume;

    private Authority authority;
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext two;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Replica {
        @Bean
        ClientRegistrationRepository registrations(@Value("${authority}") String authority) {
            return new InMemoryClientRegistrationRepository(registration("mail", authority));
        }
    }

    private static ClientRegistration registration(String id, String authority) {
        return ClientRegistration.withRegistrationId(id)
                .clientId("client")
                .clientSecret("secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/back")
                .authorizationUri(authority + "/login")
                .tokenUri(authority + "/token")
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        authority = new Authority();
        one = replica();
        two = replica();
    }

    private ConfigurableApplicationContext replica() {
        SpringApplication application = new SpringApplication(Replica.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        return application.run(
                "--spring.main.banner-mode=off",
                "--authority=" + authority.url(),
                "--tokenkeeper.volume=" + volume,
                "--tokenkeeper.oauth-clients=oauth-clients.json");
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        authority.close();
    }

    private static OAuth2AuthorizedClientService clients(ConfigurableApplicationContext replica) {
        return replica.getBean(OAuth2AuthorizedClientService.class);
    }

    private OAuth2AuthorizedClient client(String name, String access, String refresh, Instant end) {
        return new OAuth2AuthorizedClient(
                registration("mail", authority.url()),
                name,
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER, access, end.minusSeconds(60), end, Set.of("read", "send")),
                refresh == null ? null : new OAuth2RefreshToken(refresh, end.minusSeconds(60)));
    }

    private static String authorized(ConfigurableApplicationContext replica) {
        return replica.getBean(OAuth2AuthorizedClientManager.class)
                .authorize(OAuth2AuthorizeRequest.withClientRegistrationId("mail")
                        .principal(ANN)
                        .build())
                .getAccessToken()
                .getTokenValue();
    }

    @Test
    void whatOneSavesTheOtherLoadsAndRemoves() {
        Instant end = Instant.parse("2030-01-02T03:04:05.678Z");
        for (String name : List.of("ann", "a/b~c", "**", "[@id='x']", "dot.dot", "Zoë \"Q\"", "0", "#")) {
            Authentication principal = new TestingAuthenticationToken(name, "");
            clients(one).saveAuthorizedClient(client(name, "access of " + name, "r", end), principal);
        }
        for (String name : List.of("**", "ann", "a/b~c", "[@id='x']", "dot.dot", "Zoë \"Q\"", "0", "#")) {
            OAuth2AuthorizedClient loaded = clients(two).loadAuthorizedClient("mail", name);
            assertThat(loaded.getPrincipalName()).isEqualTo(name);
            assertThat(loaded.getAccessToken().getTokenValue()).isEqualTo("access of " + name);
            assertThat(loaded.getAccessToken().getExpiresAt()).isEqualTo(end);
            assertThat(loaded.getAccessToken().getIssuedAt()).isEqualTo(end.minusSeconds(60));
            assertThat(loaded.getAccessToken().getTokenType()).isEqualTo(OAuth2AccessToken.TokenType.BEARER);
            assertThat(loaded.getAccessToken().getScopes()).containsExactlyInAnyOrder("read", "send");
            assertThat(loaded.getRefreshToken().getTokenValue()).isEqualTo("r");
            clients(two).removeAuthorizedClient("mail", name);
            assertThat(clients(one).<OAuth2AuthorizedClient>loadAuthorizedClient("mail", name))
                    .isNull();
        }
        assertThat(clients(one).<OAuth2AuthorizedClient>loadAuthorizedClient("unknown", "ann"))
                .isNull();
    }

    @Test
    void anAnswerWithoutRefreshTokenKeepsTheOldOne() {
        Instant end = Instant.parse("2030-01-02T03:04:05Z");
        clients(one).saveAuthorizedClient(client("ann", "a", "r", end), ANN);
        clients(two).saveAuthorizedClient(client("ann", "b", null, end), ANN);
        OAuth2AuthorizedClient loaded = clients(one).loadAuthorizedClient("mail", "ann");
        assertThat(loaded.getAccessToken().getTokenValue()).isEqualTo("b");
        assertThat(loaded.getRefreshToken().getTokenValue()).isEqualTo("r");
    }

    @Test
    void aClientThatWasLoadedIsNoNews() {
        Instant end = Instant.parse("2030-01-02T03:04:05Z");
        clients(one).saveAuthorizedClient(client("ann", "old", "r1", end), ANN);
        OAuth2AuthorizedClient old = clients(one).loadAuthorizedClient("mail", "ann");
        clients(two).saveAuthorizedClient(client("ann", "new", "r2", end), ANN);
        clients(one).saveAuthorizedClient(old, ANN);
        OAuth2AuthorizedClient loaded = clients(two).loadAuthorizedClient("mail", "ann");
        assertThat(loaded.getRefreshToken().getTokenValue()).isEqualTo("r2");
    }

    @Test
    void manyAtOnceInTwoReplicasRefreshOnce() throws Exception {
        clients(one).saveAuthorizedClient(client("ann", "access-0", "refresh-1", Instant.now()), ANN);
        assertThat(allAtOnce()).containsOnly("access-1");
        assertThat(authority.refreshes()).isEqualTo(1);
        assertThat(authority.revoked()).isFalse();
    }

    @Test
    void tokensThatHaveAlwaysExpiredNeverMeetAnOldRefreshToken() throws Exception {
        authority.lifetime(1);
        clients(one).saveAuthorizedClient(client("ann", "access-0", "refresh-1", Instant.now()), ANN);
        assertThat(new ArrayList<>(Set.copyOf(allAtOnce()))).hasSize(16);
        assertThat(authority.refreshes()).isEqualTo(16);
        assertThat(authority.revoked()).isFalse();
    }

    @Test
    void partialAnswersGoOnWithTheLastRefreshToken() {
        authority.lifetime(1);
        authority.partial();
        clients(one).saveAuthorizedClient(client("ann", "access-0", "refresh-1", Instant.now()), ANN);
        assertThat(authorized(one)).isEqualTo("access-1");
        assertThat(authorized(two)).isEqualTo("access-2");
        assertThat(authorized(one)).isEqualTo("access-3");
        assertThat(authority.revoked()).isFalse();
    }

    private List<String> allAtOnce() throws Exception {
        List<Future<String>> asked = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 16; i++) {
                ConfigurableApplicationContext replica = i % 2 == 0 ? one : two;
                asked.add(threads.submit(() -> {
                    go.await();
                    return authorized(replica);
                }));
            }
            go.countDown();
            for (Future<String> answer : asked) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
