extension Route53 {
    /// A zone: the records of a domain and of what is below it, for everybody or for some VPCs.
    package struct HostedZone: Sendable, Equatable, Route53Named {
        package var id: String
        /// With a dot at its end.
        package var name: String
        package var config: HostedZoneConfig?
        package var resourceRecordSetCount: Int?
        /// The service that made the zone and alone may change it.
        package var linkedService: LinkedService?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            id = Route53.id(try element.required("Id"))
            name = RecordName.decoded(try element.required("Name"))
            config = try element.structure("Config")
            resourceRecordSetCount = try element.optional("ResourceRecordSetCount")
            linkedService = try element.structure("LinkedService")
        }

        /// Whether only VPCs see it.
        package var isPrivate: Bool { config?.privateZone == true }
    }

    /// What its maker said of a zone.
    package struct HostedZoneConfig: Sendable, Equatable, ReplyShape {
        package var comment: String?
        package var privateZone: Bool?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            comment = try element.optional("Comment")
            privateZone = try element.optional("PrivateZone")
        }
    }

    /// An AWS service that keeps a zone.
    package struct LinkedService: Sendable, Equatable, ReplyShape {
        package var servicePrincipal: String?
        package var description: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            servicePrincipal = try element.optional("ServicePrincipal")
            description = try element.optional("Description")
        }
    }

    /// A network that sees a private zone.
    package struct VPC: Sendable, Equatable, ReplyShape {
        package var vpcRegion: String?
        package var vpcId: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            vpcRegion = try element.optional("VPCRegion")
            vpcId = try element.optional("VPCId")
        }
    }

    /// Lists the zones of the account.
    package struct ListHostedZones: Route53ListRequest {
        package typealias Item = HostedZone
        package typealias Mark = String
        package static let list = "HostedZones"

        package init() {}

        package var resource: [String] { ["hostedzone"] }

        package func encode(_ mark: String?, into query: inout QueryParameters) {
            query.add("marker", mark)
        }

        package func next(in root: ReplyElement) throws(MalformedReply) -> (mark: String, name: String?) {
            (mark: try root.required("NextMarker"), name: nil)
        }
    }

    /// Lists the zones of one name, public and private, or all zones in the order of their names.
    package struct ListHostedZonesByName: Route53ListRequest {
        package typealias Item = HostedZone
        package static let list = "HostedZones"

        /// A page begins at a zone, whose name others may have.
        package struct Mark: Hashable, Sendable {
            var dnsName: String
            var hostedZoneId: String?
        }

        package var dnsName: String?

        package init() {}

        package var resource: [String] { ["hostedzonesbyname"] }
        package var onlyName: String? { dnsName }

        package func encode(_ mark: Mark?, into query: inout QueryParameters) {
            query.add("dnsname", mark?.dnsName ?? dnsName.map(RecordName.encoded))
            query.add("hostedzoneid", mark?.hostedZoneId)
        }

        package func next(in root: ReplyElement) throws(MalformedReply) -> (mark: Mark, name: String?) {
            let name: String = try root.required("NextDNSName")
            return (mark: Mark(dnsName: name, hostedZoneId: try root.optional("NextHostedZoneId")), name: name)
        }
    }

    /// Reads a zone, with the networks that see it if it is private.
    package struct GetHostedZone: Route53Request {
        package struct Reply: Sendable, Equatable {
            package var hostedZone: HostedZone
            package var vpcs: [VPC]
        }

        package static let kind = AWSCall.Kind.read

        var id: String

        package init(id: String) {
            self.id = id
        }

        package var resource: [String] { ["hostedzone", id] }

        package func read(_ root: ReplyElement) throws(MalformedReply) -> Reply {
            Reply(
                hostedZone: try HostedZone(try root.requiredElement("HostedZone")), vpcs: try root.structures("VPCs"))
        }
    }
}
