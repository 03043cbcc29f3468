package dev.tokenkeeper.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** An application as people write one: it knows nothing of tokens but the names of its properties. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({SampleApplication.Shop.class, SampleApplication.Fixed.class})
class SampleApplication {
    final BlockingQueue<TokenChanged> changes = new LinkedBlockingQueue<>();

    static ConfigurableApplicationContext start(Class<?> more, String... arguments) {
        SpringApplication application = new SpringApplication(SampleApplication.class, more);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "shop.greeting", "packaged"));
        return application.run(arguments);
    }

    @Bean
    MeterRegistry registry() {
        return new SimpleMeterRegistry();
    }

    @EventListener
    void changed(TokenChanged event) {
        changes.add(event);
    }

    @ConfigurationProperties("shop")
    static class Shop {
        private String greeting = "";
        private int limit = 1;
        private List<String> hosts = new ArrayList<>();

        public synchronized String getGreeting() {
            return greeting;
        }

        public synchronized void setGreeting(String greeting) {
            this.greeting = greeting;
        }

        public synchronized int getLimit() {
            return limit;
        }

        public synchronized void setLimit(int limit) {
            this.limit = limit;
        }

        public synchronized List<String> getHosts() {
            return hosts;
        }

        public synchronized void setHosts(List<String> hosts) {
            this.hosts = hosts;
        }
    }

    @ConfigurationProperties("shop")
    record Fixed(String greeting) {}
}
