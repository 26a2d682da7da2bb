package import Foundation

/// An AWS access key with what belongs to it; prints without its secrets, however it is printed.
package struct Credentials: Sendable, Equatable {
    package let accessKeyID: String
    package let secretAccessKey: String
    package let sessionToken: String?
    /// When AWS stops accepting them; nil for keys without an end.
    package let expiration: Date?

    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        let kind = sessionToken == nil ? "long-term" : "session"
        let end = expiration.map { ", expires \($0.formatted(.iso8601))" } ?? ""
        return "Credentials(…\(accessKeyID.suffix(4)), \(kind)\(end))"
    }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: ["redacted": description]) }
}
