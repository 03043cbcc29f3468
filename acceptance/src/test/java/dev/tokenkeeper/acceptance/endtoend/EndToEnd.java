package dev.tokenkeeper.acceptance.endtoend;

import dev.tokenkeeper.acceptance.cluster.InCluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests of this class run on the cluster, together with others: most of the time they wait. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(InCluster.class)
@Execution(ExecutionMode.CONCURRENT)
@interface EndToEnd {}
