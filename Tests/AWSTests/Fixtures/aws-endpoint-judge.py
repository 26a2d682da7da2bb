"""Tells where botocore finds the services, for every region, plain and with FIPS and dual-stack endpoints.

Prints an object with partitions (id, dnsSuffix, dualStackDnsSuffix, implicitGlobalRegion by region) and endpoints: a list
of objects with service, region, fips, dualStack, url (null: there is none) and signingRegion.
"""

import itertools
import json
import os
import sys

import botocore
import botocore.config
import botocore.exceptions
import botocore.session

with open(os.path.join(botocore.__path__[0], "data", "partitions.json"), encoding="utf-8") as file:
    partitions = json.load(file)["partitions"]
session = botocore.session.Session()
session.set_credentials("AKIA", "secret")


def find(service, region, fips, dual_stack):
    config = botocore.config.Config(use_fips_endpoint=fips, use_dualstack_endpoint=dual_stack)
    try:
        client = session.create_client(service, region_name=region, config=config)
    except botocore.exceptions.UnknownEndpointError:
        return {"url": None, "signingRegion": None}
    except botocore.exceptions.BotoCoreError as error:
        if "variant" not in str(error):
            raise
        return {"url": None, "signingRegion": None}
    operation = client.meta.service_model.operation_model(client.meta.service_model.operation_names[0])
    context = {"client_config": client.meta.config, "has_streaming_input": False, "auth_type": None}
    found = client._ruleset_resolver.construct_endpoint(operation, {}, {**context, "client_region": region})
    schemes = found.properties.get("authSchemes") or [{}]
    return {"url": found.url, "signingRegion": schemes[0].get("signingRegion", region)}


regions = {}
endpoints = []
for partition in partitions:
    for region in partition["regions"]:
        if "global" in region:
            continue
        regions[region] = partition["outputs"] | {"id": partition["id"]}
        for service in sys.argv[1:]:
            for fips, dual_stack in itertools.product((False, True), repeat=2):
                case = {"service": service, "region": region, "fips": fips, "dualStack": dual_stack}
                endpoints.append(case | find(service, region, fips, dual_stack))
json.dump({"regions": regions, "endpoints": endpoints}, sys.stdout)
