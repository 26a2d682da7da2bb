@testable import AWS
import Foundation
import HTTPTypes

/// Two requests of Route 53 as an example of a global service in the REST-XML protocol.
enum Route53 {
    static let service = AWSService(
        identifier: "ROUTE_53", signingName: "route53", endpointPrefix: "route53", apiVersion: "2013-04-01",
        isGlobal: true)

    struct AliasTarget: Equatable, Sendable, ReplyShape {
        var hostedZoneId: String
        var dnsName: String
        var evaluateTargetHealth: Bool

        init(_ element: ReplyElement) throws(MalformedReply) {
            hostedZoneId = try element.required("HostedZoneId")
            dnsName = try element.required("DNSName")
            evaluateTargetHealth = try element.required("EvaluateTargetHealth")
        }
    }

    struct ResourceRecord: Equatable, Sendable, ReplyShape {
        var value: String

        init(value: String) {
            self.value = value
        }

        init(_ element: ReplyElement) throws(MalformedReply) {
            value = try element.required("Value")
        }
    }

    struct ResourceRecordSet: Equatable, Sendable, ReplyShape {
        var name: String
        var type: String
        var setIdentifier: String?
        var weight: Int?
        var ttl: Int?
        var resourceRecords: [ResourceRecord]
        var aliasTarget: AliasTarget?

        init(name: String, type: String, ttl: Int, values: [String]) {
            self.name = name
            self.type = type
            self.ttl = ttl
            resourceRecords = values.map(ResourceRecord.init)
        }

        init(_ element: ReplyElement) throws(MalformedReply) {
            name = try element.required("Name")
            type = try element.required("Type")
            setIdentifier = try element.optional("SetIdentifier")
            weight = try element.optional("Weight")
            ttl = try element.optional("TTL")
            resourceRecords = try element.structures("ResourceRecords")
            aliasTarget = try element.structure("AliasTarget")
        }

        var node: XMLNode {
            let scalars: [XMLNode?] = [
                .scalar("Name", name), .scalar("Type", type), .scalar("SetIdentifier", setIdentifier),
                .scalar("Weight", weight), .scalar("TTL", ttl),
            ]
            let records = resourceRecords.compactMap { record in
                XMLNode.scalar("Value", record.value).map { XMLNode(name: "ResourceRecord", children: [$0]) }
            }
            return XMLNode(
                name: "ResourceRecordSet",
                children: scalars.compactMap(\.self) + [XMLNode(name: "ResourceRecords", children: records)])
        }
    }

    struct ChangeInfo: Equatable, Sendable, ReplyShape {
        var id: String
        var status: String
        var submittedAt: Date
        var comment: String?

        init(_ element: ReplyElement) throws(MalformedReply) {
            id = try element.required("Id")
            status = try element.required("Status")
            submittedAt = try element.required("SubmittedAt")
            comment = try element.optional("Comment")
        }
    }

    struct ChangeResourceRecordSets: RESTXMLRequest {
        typealias Reply = ChangeInfo
        static let service = Route53.service
        static let kind = AWSCall.Kind.mutating
        static let method = HTTPRequest.Method.post
        static let namespace = "https://route53.amazonaws.com/doc/2013-04-01/"

        var hostedZoneId: String
        var comment: String?
        var action: String
        var recordSet: ResourceRecordSet

        var path: [String] { [Self.service.apiVersion, "hostedzone", hostedZoneId, "rrset", ""] }

        var document: XMLNode? {
            let change = XMLNode(
                name: "Change", children: [XMLNode(name: "Action", content: action), recordSet.node])
            let batch = [XMLNode.scalar("Comment", comment), XMLNode(name: "Changes", children: [change])]
            return XMLNode(
                name: "ChangeResourceRecordSetsRequest",
                children: [XMLNode(name: "ChangeBatch", children: batch.compactMap(\.self))])
        }

        func read(_ root: ReplyElement) throws(MalformedReply) -> ChangeInfo {
            try ChangeInfo(try root.requiredElement("ChangeInfo"))
        }
    }

    struct ListResourceRecordSets: RESTXMLRequest, PagedRequest {
        typealias Item = ResourceRecordSet

        /// A page begins at a record set, which takes up to three parts to name.
        struct Mark: Hashable, Sendable {
            var name: String
            var type: String?
            var identifier: String?
        }

        static let service = Route53.service
        static let kind = AWSCall.Kind.read
        static let method = HTTPRequest.Method.get
        static let namespace = ""

        var hostedZoneId: String
        var start: Mark?

        var path: [String] { [Self.service.apiVersion, "hostedzone", hostedZoneId, "rrset"] }

        var query: [(name: String, value: String)] { Self.query(from: start, atMost: nil) }

        func call(from mark: Mark?, atMost count: Int?) -> AWSCall {
            call(Self.query(from: mark ?? start, atMost: count))
        }

        private static func query(from start: Mark?, atMost count: Int?) -> [(name: String, value: String)] {
            let query = [
                ("name", start?.name), ("type", start?.type), ("identifier", start?.identifier),
                ("maxitems", count.map(String.init)),
            ]
            return query.compactMap { name, value in value.map { (name: name, value: $0) } }
        }

        func read(_ root: ReplyElement) throws(MalformedReply) -> Page<ResourceRecordSet, Mark> {
            let sets: [ResourceRecordSet] = try root.requiredStructures("ResourceRecordSets")
            guard try root.required("IsTruncated") else { return Page(items: sets, next: nil) }
            let next = Mark(
                name: try root.required("NextRecordName"), type: try root.optional("NextRecordType"),
                identifier: try root.optional("NextRecordIdentifier"))
            return Page(items: sets, next: next)
        }
    }
}

extension XMLNode {
    fileprivate static func scalar(_ name: String, _ value: (some WireValue)?) -> XMLNode? {
        value.map { XMLNode(name: name, content: $0.wire) }
    }
}
