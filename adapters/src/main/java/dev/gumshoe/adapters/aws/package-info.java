/**
 * AWS as sources of metrics, alarms, logs, traces, changes and resources, over any number of accounts and regions. Read-only: {@link
 * dev.gumshoe.adapters.aws.AwsAction} lists everything that is ever called.
 *
 * <p>Ids of resources are what CloudWatch's dimensions say: {@code i-0abc…}, {@code app/front/50dc…}, {@code targetgroup/front/73e2…}, a function's or
 * table's name; so an alarm names the same thing as the inventory. Names that need not be unique carry {@code @account/region} outside the first
 * account's first region.
 */
@NullMarked
package dev.gumshoe.adapters.aws;

import org.jspecify.annotations.NullMarked;
