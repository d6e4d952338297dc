package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the domain's {@code @Nullable} at its word: a text that may not be null and was not written is empty; anything else that may not
 * be null, has no empty form and was not written makes the entry unreadable rather than leave a null where none is expected.
 */
final class WhatMayBeMissing extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        boolean text = annotated.getRawType() == String.class;
        return text && mayNotBeNull(annotated) ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY) : JsonSetter.Value.empty();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        Class<?> type = member.getRawType();
        boolean hasEmptyForm = type.isPrimitive()
                || type == String.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        boolean required = !hasEmptyForm && mayNotBeNull(member);
        return required ? Boolean.TRUE : null;
    }

    private static boolean mayNotBeNull(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                && constructor.getDeclaringClass().isRecord()
                && !typeOf(constructor, parameter.getIndex()).isAnnotationPresent(Nullable.class);
    }

    private static AnnotatedType typeOf(Constructor<?> constructor, int index) {
        return constructor.getAnnotatedParameterTypes()[index];
    }
}
