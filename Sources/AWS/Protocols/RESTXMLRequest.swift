package import Foundation
package import HTTPTypes

/// A request in the AWS REST-XML protocol: method and path say what is done to which resource, documents are XML.
package protocol RESTXMLRequest: AWSRequest {
    static var method: HTTPRequest.Method { get }
    /// The namespace of the document that is sent.
    static var namespace: String { get }
    /// The root of the reply.
    static var replyRoot: String { get }
    /// The segments of the path, not encoded; an empty one at the end makes it end in a slash.
    var path: [String] { get }
    var query: [(name: String, value: String)] { get }
    var fields: HTTPFields { get }
    /// The document that is sent.
    var document: XMLNode? { get }
    func read(_ root: ReplyElement) throws(MalformedReply) -> Reply
}

extension RESTXMLRequest {
    package static var replyRoot: String { "\(action)Response" }
    package var query: [(name: String, value: String)] { [] }
    package var fields: HTTPFields { [:] }
    package var document: XMLNode? { nil }

    package var call: AWSCall { call(query) }

    /// The call with this query in place of the request's own.
    package func call(_ query: [(name: String, value: String)]) -> AWSCall {
        var call = AWSCall(of: Self.action, Self.kind, on: Self.service)
        call.method = Self.method
        call.path = path.map { "/" + URIEncoding.encode($0) }.joined()
        if !query.isEmpty { call.path += "?" + URIEncoding.form(query) }
        call.fields = fields
        if let document {
            call.fields[.contentType] = "application/xml"
            call.body = Data(document.text(namespace: Self.namespace).utf8)
        }
        return call
    }

    package func reply(from body: Data) throws(AWSError) -> Reply {
        try Self.value(in: body) { (root) throws(MalformedReply) in
            guard root.name == Self.replyRoot else { throw MalformedReply(path: Self.replyRoot, problem: .missing) }
            return try read(ReplyElement(root, path: Self.replyRoot))
        }
    }
}

extension AWSRequest {
    /// Reads a value from a reply that has to be an XML document.
    static func value<Value>(
        in body: Data, as shape: (XMLNode) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        let root: XMLNode
        do throws(XMLError) {
            root = try XMLNode.parse(body)
        } catch {
            throw malformedReply(because: error.message)
        }
        do throws(MalformedReply) {
            return try shape(root)
        } catch {
            throw malformedReply(because: error.description)
        }
    }
}
