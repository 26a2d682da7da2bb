package import Foundation

extension RDS {
    /// What has been asked of a cluster or an instance and is not in effect yet: every element that is set, known or not.
    package struct PendingModifiedValues: Sendable, Equatable, ReplyShape {
        /// One pending value; nested elements have a dotted name such as `PendingCloudwatchLogsExports.LogTypesToEnable.member`.
        package struct Entry: Sendable, Equatable {
            package var name: String
            package var value: String
        }

        package var entries: [Entry] = []

        init() {}

        package init(_ element: ReplyElement) throws(MalformedReply) {
            entries = element.node.children.flatMap { Self.entries(of: $0, below: "") }
        }

        var isEmpty: Bool { entries.isEmpty }

        /// The first value of that name.
        subscript(_ name: String) -> String? {
            entries.first { $0.name == name }?.value
        }

        /// The leaves of an element; its depth is bounded by the parser. A password is never kept.
        private static func entries(of node: XMLNode, below prefix: String) -> [Entry] {
            let name = prefix + node.name
            guard node.children.isEmpty else {
                return node.children.flatMap { entries(of: $0, below: name + ".") }
            }
            return [Entry(name: name, value: node.name.hasSuffix("Password") ? "****" : node.text)]
        }
    }

    /// A condition that RDS reports beside the status, of a cluster or an instance.
    package struct StatusInfo: Sendable, Equatable, ReplyShape {
        package var statusType: String?
        package var normal: Bool?
        package var status: String?
        package var message: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            statusType = try element.optional("StatusType")
            normal = try element.optional("Normal")
            status = try element.optional("Status")
            message = try element.optional("Message")
        }
    }

    /// Where Secrets Manager keeps the password of the master user, when RDS manages it.
    package struct MasterUserSecret: Sendable, Equatable, ReplyShape {
        package var secretArn: String?
        package var secretStatus: String?
        package var kmsKeyId: String?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            secretArn = try element.optional("SecretArn")
            secretStatus = try element.optional("SecretStatus")
            kmsKeyId = try element.optional("KmsKeyId")
        }
    }

    /// The server certificate in use.
    package struct CertificateDetails: Sendable, Equatable, ReplyShape {
        var caIdentifier: String?
        package var validTill: Date?

        package init(_ element: ReplyElement) throws(MalformedReply) {
            caIdentifier = try element.optional("CAIdentifier")
            validTill = try element.optional("ValidTill")
        }
    }

    /// An availability zone where the API wraps its name.
    package struct AvailabilityZone: Sendable, Equatable, ReplyShape {
        package var name: String

        package init(_ element: ReplyElement) throws(MalformedReply) {
            name = try element.required("Name")
        }
    }
}
