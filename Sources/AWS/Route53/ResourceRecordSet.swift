extension Route53 {
    /// The records of one name and type, or those among them that one rule answers with.
    package struct ResourceRecordSet: Sendable, Equatable, Route53Named {
        package var name: String
        package var type: String
        package var setIdentifier: String?
        package var weight: Int?
        package var region: String?
        package var geoLocation: GeoLocation?
        package var failover: String?
        package var multiValueAnswer: Bool?
        package var ttl: Int?
        package var resourceRecords: [ResourceRecord] = []
        package var aliasTarget: AliasTarget?
        package var healthCheckId: String?
        /// Of the traffic policy that keeps the set, which cannot be changed by itself.
        package var trafficPolicyInstanceId: String?
        package var cidrRoutingConfig: CidrRoutingConfig?
        package var geoProximityLocation: GeoProximityLocation?

        /// A set that is the only one of its name and type.
        package init(name: String, type: String, ttl: Int, values: [String]) {
            self.name = name
            self.type = type
            self.ttl = ttl
            resourceRecords = values.map(ResourceRecord.init)
        }

        package init(_ element: ReplyElement) throws(MalformedReply) {
            name = RecordName.decoded(try element.required("Name"))
            type = try element.required("Type")
            setIdentifier = try element.optional("SetIdentifier")
            weight = try element.optional("Weight")
            region = try element.optional("Region")
            geoLocation = try element.structure("GeoLocation")
            failover = try element.optional("Failover")
            multiValueAnswer = try element.optional("MultiValueAnswer")
            ttl = try element.optional("TTL")
            resourceRecords = try element.structures("ResourceRecords")
            aliasTarget = try element.structure("AliasTarget")
            healthCheckId = try element.optional("HealthCheckId")
            trafficPolicyInstanceId = try element.optional("TrafficPolicyInstanceId")
            cidrRoutingConfig = try element.structure("CidrRoutingConfig")
            geoProximityLocation = try element.structure("GeoProximityLocation")
        }

        /// What it answers with, as zone files write it.
        package var values: [String] { resourceRecords.map(\.value) }

        package var routingPolicy: RoutingPolicy {
            if weight != nil {
                .weighted
            } else if region != nil {
                .latency
            } else if failover != nil {
                .failover
            } else if geoLocation != nil {
                .geolocation
            } else if geoProximityLocation != nil {
                .geoproximity
            } else if cidrRoutingConfig != nil {
                .ipBased
            } else if multiValueAnswer == true {
                .multivalueAnswer
            } else {
                setIdentifier == nil ? .simple : .unknown
            }
        }

        /// The set as a request has it.
        var node: XMLNode {
            let records = resourceRecords.compactMap { record in
                XMLNode.scalar("Value", record.value).map { XMLNode(name: "ResourceRecord", children: [$0]) }
            }
            let children: [XMLNode?] = [
                .scalar("Name", RecordName.encoded(name)), .scalar("Type", type),
                .scalar("SetIdentifier", setIdentifier),
                .scalar("Weight", weight), .scalar("Region", region), geoLocation?.node, .scalar("Failover", failover),
                .scalar("MultiValueAnswer", multiValueAnswer), .scalar("TTL", ttl),
                records.isEmpty ? nil : XMLNode(name: "ResourceRecords", children: records), aliasTarget?.node,
                .scalar("HealthCheckId", healthCheckId),
                .scalar("TrafficPolicyInstanceId", trafficPolicyInstanceId), cidrRoutingConfig?.node,
                geoProximityLocation?.node,
            ]
            return XMLNode(name: "ResourceRecordSet", children: children.compactMap(\.self))
        }
    }

    /// How Route 53 chooses among the sets of one name and type; a set tells by its elements.
    ///
    /// Source: "Choosing a routing policy", Route 53 Developer Guide, and ResourceRecordSet in the API reference.
    /// Whether a set is an alias is another matter.
    package enum RoutingPolicy: String, Sendable, CaseIterable {
        case simple
        case weighted
        case latency
        case failover
        case geolocation
        case geoproximity
        case ipBased
        case multivalueAnswer
        /// A set that is one of several, by a rule that is not known here.
        case unknown
    }

    /// One of the values of a set.
    package struct ResourceRecord: Sendable, Equatable, ReplyShape {
        package var value: String

        init(value: String) {
            self.value = value
        }

        package init(_ element: ReplyElement) throws(MalformedReply) {
            value = try element.required("Value")
        }
    }

    /// What a set answers with in place of values of its own.
    package struct AliasTarget: Sendable, Equatable, ReplyShape {
        package var hostedZoneId: String
        package var dnsName: String
        package var evaluateTargetHealth: Bool

        package init(_ element: ReplyElement) throws(MalformedReply) {
            hostedZoneId = try element.required("HostedZoneId")
            dnsName = try element.required("DNSName")
            evaluateTargetHealth = try element.required("EvaluateTargetHealth")
        }

        fileprivate var node: XMLNode {
            let children: [XMLNode?] = [
                .scalar("HostedZoneId", hostedZoneId), .scalar("DNSName", dnsName),
                .scalar("EvaluateTargetHealth", evaluateTargetHealth),
            ]
            return XMLNode(name: "AliasTarget", children: children.compactMap(\.self))
        }
    }

    /// The place that askers are in.
    package struct GeoLocation: Sendable, Equatable, ReplyShape {
        package var continentCode: String?
        package var countryCode: String?
        package var subdivisionCode: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            continentCode = try element.optional("ContinentCode")
            countryCode = try element.optional("CountryCode")
            subdivisionCode = try element.optional("SubdivisionCode")
        }

        fileprivate var node: XMLNode {
            let children: [XMLNode?] = [
                .scalar("ContinentCode", continentCode), .scalar("CountryCode", countryCode),
                .scalar("SubdivisionCode", subdivisionCode),
            ]
            return XMLNode(name: "GeoLocation", children: children.compactMap(\.self))
        }
    }

    /// The addresses that askers have.
    package struct CidrRoutingConfig: Sendable, Equatable, ReplyShape {
        package var collectionId: String
        package var locationName: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            collectionId = try element.required("CollectionId")
            locationName = try element.required("LocationName")
        }

        fileprivate var node: XMLNode {
            let children: [XMLNode?] = [
                .scalar("CollectionId", collectionId), .scalar("LocationName", locationName),
            ]
            return XMLNode(name: "CidrRoutingConfig", children: children.compactMap(\.self))
        }
    }

    /// The place that askers are near to.
    package struct GeoProximityLocation: Sendable, Equatable, ReplyShape {
        package struct Coordinates: Sendable, Equatable, ReplyShape {
            package var latitude: String
            package var longitude: String

            package init(_ element: ReplyElement) throws(MalformedReply) {
                latitude = try element.required("Latitude")
                longitude = try element.required("Longitude")
            }

            fileprivate var node: XMLNode {
                let children: [XMLNode?] = [.scalar("Latitude", latitude), .scalar("Longitude", longitude)]
                return XMLNode(name: "Coordinates", children: children.compactMap(\.self))
            }
        }

        package var awsRegion: String?
        package var localZoneGroup: String?
        package var coordinates: Coordinates?
        package var bias: Int?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            awsRegion = try element.optional("AWSRegion")
            localZoneGroup = try element.optional("LocalZoneGroup")
            coordinates = try element.structure("Coordinates")
            bias = try element.optional("Bias")
        }

        fileprivate var node: XMLNode {
            let children: [XMLNode?] = [
                .scalar("AWSRegion", awsRegion), .scalar("LocalZoneGroup", localZoneGroup), coordinates?.node,
                .scalar("Bias", bias),
            ]
            return XMLNode(name: "GeoProximityLocation", children: children.compactMap(\.self))
        }
    }

    /// Lists the record sets of a zone, or those of one name.
    package struct ListResourceRecordSets: Route53ListRequest {
        package typealias Item = ResourceRecordSet
        package static let list = "ResourceRecordSets"

        /// A page begins at a record set, which takes up to three parts to name.
        package struct Mark: Hashable, Sendable {
            var name: String
            var type: String?
            var identifier: String?
        }

        var hostedZoneId: String
        package var name: String?

        package init(hostedZoneId: String) {
            self.hostedZoneId = hostedZoneId
        }

        package var resource: [String] { ["hostedzone", hostedZoneId, "rrset"] }
        package var onlyName: String? { name }

        package func encode(_ mark: Mark?, into query: inout QueryParameters) {
            query.add("name", mark?.name ?? name.map(RecordName.encoded))
            query.add("type", mark?.type)
            query.add("identifier", mark?.identifier)
        }

        package func next(in root: ReplyElement) throws(MalformedReply) -> (mark: Mark, name: String?) {
            let mark = Mark(
                name: try root.required("NextRecordName"), type: try root.optional("NextRecordType"),
                identifier: try root.optional("NextRecordIdentifier"))
            return (mark: mark, name: mark.name)
        }
    }
}
