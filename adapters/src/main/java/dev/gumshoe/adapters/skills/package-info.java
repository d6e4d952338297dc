/** Runbooks read from folders of SKILL.md files. */
@NullMarked
package dev.gumshoe.adapters.skills;

import org.jspecify.annotations.NullMarked;
