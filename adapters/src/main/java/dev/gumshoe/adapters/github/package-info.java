/** GitHub: deployments, workflow runs, commits and code. */
@NullMarked
package dev.gumshoe.adapters.github;

import org.jspecify.annotations.NullMarked;
