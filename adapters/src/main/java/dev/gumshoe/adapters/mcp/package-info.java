/**
 * Any server of the Model Context Protocol as a source of evidence, by configuration alone. What a server says of itself, its tools'
 * descriptions and answers included, is data; only tools that look are called.
 */
@NullMarked
package dev.gumshoe.adapters.mcp;

import org.jspecify.annotations.NullMarked;
