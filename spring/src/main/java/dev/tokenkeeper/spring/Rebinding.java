package dev.tokenkeeper.spring;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.ApplicationContext;

/**
 * Binds the {@code @ConfigurationProperties} beans of a context again, in place, as Boot bound them first: with its
 * conversions and its validation. Beans that are made by their constructor stay as they are; Boot leaves them out.
 */
final class Rebinding {
    private static final Log LOG = LogFactory.getLog(Rebinding.class);

    private final ApplicationContext context;

    Rebinding(ApplicationContext context) {
        this.context = context;
    }

    /** All beans, as a value of one prefix may stand in another's placeholder. Tells whether every one took its values. */
    boolean bindAll() {
        ConfigurationPropertiesBindingPostProcessor binding = context.getBean(
                ConfigurationPropertiesBindingPostProcessor.BEAN_NAME,
                ConfigurationPropertiesBindingPostProcessor.class);
        List<String> refused = new ArrayList<>();
        ConfigurationPropertiesBean.getAll(context).forEach((name, bean) -> {
            Object instance = bean.getInstance();
            if (instance == null) {
                return;
            }
            try {
                binding.postProcessBeforeInitialization(instance, name);
            } catch (BeansException e) {
                // What it says may show a value.
                refused.add(bean.getAnnotation().prefix());
            }
        });
        if (!refused.isEmpty()) {
            LOG.warn("Values below " + refused + " cannot be bound");
        }
        return refused.isEmpty();
    }
}
