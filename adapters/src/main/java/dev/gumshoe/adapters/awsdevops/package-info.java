/** The webhook of AWS DevOps Agent, so that whoever sends to it needs to change nothing but the address. */
@NullMarked
package dev.gumshoe.adapters.awsdevops;

import org.jspecify.annotations.NullMarked;
