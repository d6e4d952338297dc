/** The journal and what lies beside it in Redis: a single server, Sentinel, a Cluster, or one that this program starts itself. */
@NullMarked
package dev.gumshoe.adapters.redis;

import org.jspecify.annotations.NullMarked;
