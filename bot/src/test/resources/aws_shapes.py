"""Holds exchanges with AWS' services against AWS' own service models, as botocore carries them.

Reads a line of JSON for each exchange (service, operation, path, request, contentType, answer); prints what does not fit and ends with 1 when something does not.
"""

import json
import sys
import urllib.parse
import xml.etree.ElementTree as xml

import botocore.parsers
import botocore.session
import botocore.validate

session = botocore.session.get_session()
models = {}
counted = 0


def model(service):
    if service not in models:
        models[service] = session.get_service_model(service)
    return models[service]


def scalar(shape, text):
    kind = shape.type_name
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double"):
        return float(text)
    if kind == "boolean":
        return text == "true"
    return text


def from_form(shape, prefix, form, ec2, used):
    """What a form says, as parameters; the fields that were understood go into used."""
    if shape.type_name == "structure":
        found = {}
        for name, member in shape.members.items():
            wire = member.serialization.get("name", name)
            if ec2:
                wire = member.serialization.get("queryName", wire[0].upper() + wire[1:])
            value = from_form(member, f"{prefix}.{wire}" if prefix else wire, form, ec2, used)
            if value is not None:
                found[name] = value
        return found or None
    if shape.type_name == "list":
        found = []
        flat = ec2 or shape.serialization.get("flattened")
        while True:
            item = f"{prefix}.{len(found) + 1}" if flat else f"{prefix}.{shape.member.serialization.get('name', 'member')}.{len(found) + 1}"
            value = from_form(shape.member, item, form, ec2, used)
            if value is None:
                return found or None
            found.append(value)
    if prefix in form:
        used.add(prefix)
        return scalar(shape, form[prefix])
    return None


def parameters(exchange, operation, protocol, problems):
    if protocol in ("query", "ec2"):
        form = dict(urllib.parse.parse_qsl(exchange["request"], keep_blank_values=True))
        used = {"Action", "Version"}
        found = from_form(operation.input_shape, "", form, protocol == "ec2", used) or {}
        problems += [f"the request has a field {name} that the service does not know" for name in set(form) - used]
        return found
    if protocol == "rest-json" and not exchange["request"]:
        pattern = operation.http["requestUri"].split("?")[0].strip("/").split("/")
        given = exchange["path"].strip("/").split("/")
        if len(pattern) != len(given):
            problems.append(f"the address {exchange['path']} is none of the operation's")
        return {key.strip("{}"): value for key, value in zip(pattern, given) if key.startswith("{")}
    return json.loads(exchange["request"] or "{}")


def unknown(value, shape, where, problems):
    """Fields of JSON that the shape does not have."""
    if isinstance(value, dict) and shape.type_name == "structure":
        wires = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, inner in value.items():
            if name in wires:
                unknown(inner, wires[name], f"{where}.{name}", problems)
            else:
                problems.append(f"the answer has {where}.{name}, which the service does not know")
    elif isinstance(value, list) and shape.type_name == "list":
        for inner in value:
            unknown(inner, shape.member, where, problems)


def leaves(value):
    if isinstance(value, dict):
        return sum(leaves(inner) for key, inner in value.items() if key != "ResponseMetadata")
    if isinstance(value, list):
        return sum(leaves(inner) for inner in value)
    return 0 if value in (None, "") else 1


def texts(element):
    tag = element.tag.split("}")[-1]
    if tag in ("ResponseMetadata", "requestId"):
        return 0
    own = 1 if len(element) == 0 and (element.text or "").strip() else 0
    return own + sum(texts(child) for child in element)


def check(exchange):
    problems = []
    service = model(exchange["service"])
    operation = service.operation_model(exchange["operation"])
    protocol = service.metadata["protocol"]
    given = parameters(exchange, operation, protocol, problems)
    report = botocore.validate.ParamValidator().validate(given, operation.input_shape)
    if report.has_errors():
        problems.append("the request does not fit: " + report.generate_report())
    body = exchange["answer"].encode()
    answer = {"status_code": 200, "headers": {"content-type": exchange["contentType"]}, "body": body}
    parsed = botocore.parsers.create_parser(protocol).parse(answer, operation.output_shape)
    if protocol in ("query", "ec2"):
        if texts(xml.fromstring(body)) != leaves(parsed):
            problems.append(f"the answer has {texts(xml.fromstring(body))} values, of which the service knows {leaves(parsed)}")
    else:
        unknown(json.loads(body), operation.output_shape, exchange["operation"], problems)
    return problems


failed = False
for line in sys.stdin:
    exchange = json.loads(line)
    counted += 1
    for problem in check(exchange):
        failed = True
        print(f"{exchange['service']} {exchange['operation']}: {problem}")
print(f"{counted} exchanges held against botocore {botocore.__version__}")
sys.exit(1 if failed else 0)
