package import Foundation
package import HTTPTypes

extension Route53 {
    /// What is done to one record set.
    package struct Change: Sendable, Equatable {
        package enum Action: String, Sendable {
            /// Refused where there is such a set.
            case create = "CREATE"
            /// Refused unless name, type, TTL and values are those of the set.
            case delete = "DELETE"
            /// Makes the set, or takes the place of what is there, whatever that is.
            case upsert = "UPSERT"
        }

        package var action: Action
        package var resourceRecordSet: ResourceRecordSet

        package init(_ action: Action, _ resourceRecordSet: ResourceRecordSet) {
            self.action = action
            self.resourceRecordSet = resourceRecordSet
        }

        fileprivate var node: XMLNode {
            XMLNode(
                name: "Change",
                children: [XMLNode(name: "Action", content: action.rawValue), resourceRecordSet.node])
        }
    }

    /// A batch of changes on its way to the name servers.
    package struct ChangeInfo: Sendable, Equatable, ReplyShape {
        package var id: String
        /// `PENDING` or `INSYNC`.
        package var status: String
        package var submittedAt: Date
        package var comment: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            id = Route53.id(try element.required("Id"))
            status = try element.required("Status")
            submittedAt = try element.required("SubmittedAt")
            comment = try element.optional("Comment")
        }

        /// Whether every name server of Route 53 answers with it.
        package var isInSync: Bool { status == "INSYNC" }
    }

    /// Makes all changes, or none: deleting the set that was seen and creating another is refused where somebody was
    /// quicker.
    ///
    /// Source: ChangeResourceRecordSets in the Route 53 API reference ("Change Batches and Transactional Changes").
    package struct ChangeResourceRecordSets: Route53Request {
        package typealias Reply = ChangeInfo
        package static let kind = AWSCall.Kind.mutating
        package static let method = HTTPRequest.Method.post

        var hostedZoneId: String
        var changes: [Change]
        package var comment: String?

        package init(hostedZoneId: String, changes: [Change]) {
            self.hostedZoneId = hostedZoneId
            self.changes = changes
        }

        package var resource: [String] { ["hostedzone", hostedZoneId, "rrset", ""] }

        package var document: XMLNode? {
            let batch = [
                XMLNode.scalar("Comment", comment), XMLNode(name: "Changes", children: changes.map(\.node)),
            ]
            return XMLNode(
                name: "ChangeResourceRecordSetsRequest",
                children: [XMLNode(name: "ChangeBatch", children: batch.compactMap(\.self))])
        }

        /// What `GetChange` asks by.
        package func name(in reply: ChangeInfo) -> String? { reply.id }

        package func read(_ root: ReplyElement) throws(MalformedReply) -> ChangeInfo {
            try ChangeInfo(try root.requiredElement("ChangeInfo"))
        }
    }

    /// Asks how far a batch of changes is.
    package struct GetChange: Route53Request {
        package typealias Reply = ChangeInfo
        package static let kind = AWSCall.Kind.read

        var id: String

        package init(id: String) {
            self.id = id
        }

        package var resource: [String] { ["change", id] }

        package func read(_ root: ReplyElement) throws(MalformedReply) -> ChangeInfo {
            try ChangeInfo(try root.requiredElement("ChangeInfo"))
        }
    }
}
