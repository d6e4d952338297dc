/** What is the same for all senders that call us over HTTP: requests, signatures, and reading their JSON. */
@NullMarked
package dev.gumshoe.adapters.http;

import org.jspecify.annotations.NullMarked;
