/** Those who act: the lead, the specialists, and the reasoner behind them. */
@NullMarked
package dev.gumshoe.conversations.agents;

import org.jspecify.annotations.NullMarked;
