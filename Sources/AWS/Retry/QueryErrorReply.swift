internal import Foundation

/// The error document of the Query protocols, whatever the reply's `Content-Type` says.
struct QueryErrorReply: Equatable {
    let code: String
    let message: String
    let requestID: String?

    /// Reads `<ErrorResponse><Error>` (RDS, STS) and `<Response><Errors><Error>` (EC2); nil for any other body.
    init?(_ body: Data) {
        guard let root = try? XMLNode.parse(body) else { return nil }
        guard let error = root["Error"] ?? root["Errors"]?["Error"] ?? (root.name == "Error" ? root : nil),
            let code = error["Code"]?.text, !code.isEmpty
        else { return nil }
        self.code = code
        message = error["Message"]?.text ?? error["message"]?.text ?? ""
        requestID = (root["RequestId"] ?? root["RequestID"] ?? root["ResponseMetadata"]?["RequestId"])?.text
    }
}
