package dev.tokenkeeper.acceptance.cluster;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the cluster (parameter {@link Cluster}; one for the whole run) and a namespace of its own (parameter
 * {@link LabNamespace}; gone after the test). {@link Restricted} on test or class has the restricted profile enforced.
 * When a test fails, what its namespace holds is printed before it goes.
 */
public final class InCluster implements ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(InCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Cluster.class || type == LabNamespace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Cluster cluster = cluster(context);
        if (parameter.getParameter().getType() == Cluster.class) {
            return cluster;
        }
        return context.getStore(OURS)
                .computeIfAbsent(
                        LabNamespace.class, type -> LabNamespace.create(cluster, name(context), profile(context)));
    }

    private static Cluster cluster(ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent(Cluster.class, type -> Cluster.open(), Cluster.class);
    }

    private static String name(ExtensionContext context) {
        return context.getTestMethod()
                .map(java.lang.reflect.Method::getName)
                .orElse(context.getRequiredTestClass().getSimpleName());
    }

    private static LabNamespace.Profile profile(ExtensionContext context) {
        boolean restricted = context.getElement().map(InCluster::isRestricted).orElse(false)
                || isRestricted(context.getRequiredTestClass());
        return restricted ? LabNamespace.Profile.RESTRICTED : LabNamespace.Profile.UNRESTRICTED;
    }

    private static boolean isRestricted(java.lang.reflect.AnnotatedElement element) {
        return element.isAnnotationPresent(Restricted.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        LabNamespace namespace = context.getStore(OURS).get(LabNamespace.class, LabNamespace.class);
        if (context.getExecutionException().isPresent() && namespace != null) {
            System.out.println(namespace.diagnosis());
        }
    }
}
