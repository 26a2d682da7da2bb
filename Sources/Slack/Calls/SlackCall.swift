internal import Foundation
internal import HTTPTypes
internal import Transport

/// One call to be made, as a POST: reads with a form, which Slack documents for every method and every Slack-like server
/// understands; writes with JSON, or with a form where Slack's pages do not agree on JSON.
///
/// Source: "Using the Slack Web API", Slack's developer documentation ("Basics", "POST bodies").
struct SlackCall: Sendable {
    var method: SlackMethod
    /// The channel whose own budget the call counts against.
    var channel: ChannelID?
    /// It leaves half of the method's burst to calls that somebody waits for.
    var isPatient = false
    private let body: Data
    private let contentType: String

    /// A call by form; arguments that are nil are left out.
    init(_ method: SlackMethod, _ arguments: KeyValuePairs<String, String?> = [:]) {
        self.method = method
        let fields = arguments.compactMap { name, value in value.map { (name, $0) } }
        body = Data(Self.encode(fields).utf8)
        contentType = "application/x-www-form-urlencoded"
    }

    /// A write with JSON.
    init(_ method: SlackMethod, in channel: ChannelID? = nil, body: some Encodable) throws(SlackError) {
        self.method = method
        self.channel = channel
        do {
            self.body = try SlackJSON.encoder().encode(body)
            contentType = "application/json; charset=utf-8"
        } catch {
            throw SlackError(method, .invalidRequest, "The arguments cannot be written as JSON.", outcome: .permanent)
        }
    }

    func request(to endpoint: SlackEndpoint, token: SlackToken) -> TransportRequest {
        var head = HTTPRequest(
            method: .post, scheme: endpoint.scheme, authority: endpoint.authority,
            path: endpoint.path + method.rawValue)
        head.headerFields[.authorization] = token.authorization
        head.headerFields[.accept] = "application/json"
        head.headerFields[.contentType] = contentType
        return TransportRequest(head: head, body: body)
    }

    private static func encode(_ fields: [(name: String, value: String)]) -> String {
        fields.map { encode($0.name) + "=" + encode($0.value) }.joined(separator: "&")
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    private static func encode(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default:
                "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
