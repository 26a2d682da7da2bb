package import Foundation

extension RDS {
    /// The server certificate in use.
    package struct CertificateDetails: Sendable, Equatable {
        package var caIdentifier: String?
        package var validTill: Date?

        package init() {}
    }
}

extension RDS.CertificateDetails: ReplyShape {
    package init(_ element: ReplyElement) throws(MalformedReply) {
        self.init()
        caIdentifier = try element.optional("CAIdentifier")
        validTill = try element.optional("ValidTill")
    }
}
