package dev.tokenkeeper.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.spring.SampleApplication.Fixed;
import dev.tokenkeeper.spring.SampleApplication.Shop;
import dev.tokenkeeper.token.TokenException;
import dev.tokenkeeper.token.TokenStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class SampleApplicationTest {
    @TempDir
    Path volume;

    private TokenStore another;

    @BeforeEach
    void deliver() {
        another = TokenStore.at(volume);
        another.token("features.json")
                .update(old -> "{\"shop\": {\"limit\": 3, \"hosts\": [\"a\", \"b\"], \"greeting\": \"json\"}}\n");
        another.token("app.properties").update(old -> "# ours\nshop.greeting=hello\n");
        another.token("license.token").update(old -> "Product: App\n");
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "--tokenkeeper.volume=" + volume;
        all[1] = "--tokenkeeper.config=features.json,app.properties";
        all[2] = "--tokenkeeper.tokens=license.token";
        System.arraycopy(more, 0, all, 3, more.length);
        return SampleApplication.start(SampleApplication.class, all);
    }

    private static void await(ConfigurableApplicationContext application, String path) throws InterruptedException {
        TokenChanged event =
                application.getBean(SampleApplication.class).changes.poll(20, TimeUnit.SECONDS);
        assertThat(event).isEqualTo(new TokenChanged(path));
    }

    @Test
    void tokensArePropertiesAndTheLaterOneWins() {
        try (ConfigurableApplicationContext application = start()) {
            Shop shop = application.getBean(Shop.class);
            assertThat(shop.getGreeting()).isEqualTo("hello");
            assertThat(shop.getLimit()).isEqualTo(3);
            assertThat(shop.getHosts()).containsExactly("a", "b");
            assertThat(application.getEnvironment().getProperty("shop.hosts[1]"))
                    .isEqualTo("b");
        }
    }

    @Test
    void theCommandLineWinsOverATokenAndNoTokenAtAllIsNoHarm() {
        try (ConfigurableApplicationContext application = start("--shop.greeting=said")) {
            assertThat(application.getBean(Shop.class).getGreeting()).isEqualTo("said");
        }
        try (ConfigurableApplicationContext application = SampleApplication.start(SampleApplication.class)) {
            assertThat(application.getBean(Shop.class).getGreeting()).isEqualTo("packaged");
            assertThat(application.getBeanNamesForType(TokenStore.class)).isEmpty();
        }
    }

    @Test
    void anUpdateByAnotherReachesTheSameBean() throws InterruptedException {
        try (ConfigurableApplicationContext application = start()) {
            Shop shop = application.getBean(Shop.class);

            another.token("app.properties").set("/shop.greeting", "changed");
            await(application, "app.properties");
            assertThat(shop.getGreeting()).isEqualTo("changed");
            assertThat(application.getEnvironment().getProperty("shop.greeting"))
                    .isEqualTo("changed");

            another.token("features.json").update(old -> "{\"shop\": {\"limit\": 4, \"hosts\": [\"c\"]}}\n");
            await(application, "features.json");
            assertThat(shop.getLimit()).isEqualTo(4);
            assertThat(shop.getHosts()).containsExactly("c");
            assertThat(application.getBean(Fixed.class).greeting()).isEqualTo("hello");
        }
    }

    @Test
    void aVersionThatABeanCannotTakeIsNotUsed() throws InterruptedException {
        try (ConfigurableApplicationContext application = start()) {
            Shop shop = application.getBean(Shop.class);
            another.token("features.json").update(old -> "{\"shop\": {\"hosts\": [\"z\"], \"limit\": \"many\"}}\n");
            await(application, "features.json");
            assertThat(shop.getLimit()).isEqualTo(3);
            assertThat(shop.getHosts()).containsExactly("a", "b");
            assertThat(application.getEnvironment().getProperty("shop.limit")).isEqualTo("3");
        }
    }

    @Test
    void envAndOptional() throws InterruptedException {
        another.token("shop.env").update(old -> "SHOP_LIMIT=7\n");
        try (ConfigurableApplicationContext application = start("--tokenkeeper.config=shop.env,optional:late.toml")) {
            Shop shop = application.getBean(Shop.class);
            assertThat(shop.getLimit()).isEqualTo(7);
            another.token("late.toml").update(old -> "[shop]\nlimit = 8\n");
            await(application, "late.toml");
            assertThat(shop.getLimit()).isEqualTo(8);
        }
    }

    @Test
    void aConfigTokenThatIsMissingOrHasNoNamesEndsTheStart() {
        assertThatThrownBy(() -> start("--tokenkeeper.config=late.toml").close())
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("late.toml");
        another.token("a.txt").update(old -> "text\n");
        assertThatThrownBy(() -> start("--tokenkeeper.config=a.txt").close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.txt");
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        static final HealthIndicator HEALTH = () -> Health.unknown().build();

        @Bean
        TokenStore mine(@Value("${tokenkeeper.volume}") Path volume) {
            return TokenStore.at(volume);
        }

        @Bean
        HealthIndicator tokenkeeperHealthIndicator() {
            return HEALTH;
        }
    }

    @Test
    void beansOfTheApplicationsOwnTakeTheirPlaces() {
        try (ConfigurableApplicationContext application =
                SampleApplication.start(Own.class, "--tokenkeeper.volume=" + volume, "--tokenkeeper.watch=false")) {
            assertThat(application.getBeanNamesForType(TokenStore.class)).containsExactly("mine");
            assertThat(application.getBean("tokenkeeperHealthIndicator")).isSameAs(Own.HEALTH);
            assertThat(application.getBeanNamesForType(TokenWatches.class)).isEmpty();
        }
    }

    @Test
    void healthTellsEachTokensReasonAndNoValue() throws IOException {
        try (ConfigurableApplicationContext application = start()) {
            TokensHealth health = application.getBean("tokenkeeperHealthIndicator", TokensHealth.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            Files.delete(volume.resolve("license.token"));
            Files.writeString(volume.resolve("features.json"), "{\"secret-value\": ");
            Health down = health.health();
            assertThat(down.getStatus()).isEqualTo(Status.DOWN);
            assertThat(down.getDetails())
                    .containsEntry("license.token", "FileLost")
                    .containsEntry("features.json", "FileInvalid")
                    .containsEntry("app.properties", "good");
            assertThat(down.toString()).doesNotContain("secret-value");

            Files.writeString(volume.resolve("license.token"), "Product: App\n");
            Files.writeString(volume.resolve("features.json"), "{}\n");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void metricsCountByPath() throws InterruptedException, IOException {
        try (ConfigurableApplicationContext application = start()) {
            MeterRegistry registry = application.getBean(MeterRegistry.class);
            another.token("license.token").set("/Counter", "1");
            await(application, "license.token");
            assertThat(registry.get("tokenkeeper.token.changes")
                            .tag("path", "license.token")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("tokenkeeper.token.revision")
                            .tag("path", "license.token")
                            .gauge()
                            .value())
                    .isEqualTo(4);
            assertThat(good(registry)).isEqualTo(1);
            Files.delete(volume.resolve("license.token"));
            assertThat(good(registry)).isEqualTo(0);
        }
    }

    private static double good(MeterRegistry registry) {
        return registry.get("tokenkeeper.token.good")
                .tag("path", "license.token")
                .gauge()
                .value();
    }
}
