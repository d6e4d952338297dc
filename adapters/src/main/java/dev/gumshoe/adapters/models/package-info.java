/** Language models of several providers behind one port: langchain4j for the wire, everything else is ours. */
@NullMarked
package dev.gumshoe.adapters.models;

import org.jspecify.annotations.NullMarked;
