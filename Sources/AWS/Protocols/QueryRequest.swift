package import Foundation
internal import HTTPTypes

/// A request in the AWS Query protocol: a form is posted, and XML comes back.
package protocol QueryRequest: AWSRequest {
    /// False for the few that carry their own proof of identity.
    static var isSigned: Bool { get }
    /// The element of the reply that holds the result; nil in EC2's variant, where the root does.
    static var resultElement: String? { get }
    /// Adds the request's parameters, in wire order.
    func encode(into form: inout QueryParameters)
    func read(_ result: ReplyElement) throws(MalformedReply) -> Reply
}

extension QueryRequest {
    package static var isSigned: Bool { true }
    package static var resultElement: String? { "\(action)Result" }

    package func encode(into form: inout QueryParameters) {}

    package var parameters: QueryParameters {
        var form = QueryParameters()
        encode(into: &form)
        return form
    }

    package var call: AWSCall { Self.call(parameters) }

    static func call(_ parameters: QueryParameters) -> AWSCall {
        var call = AWSCall(service: service, action: action, parameters: parameters.pairs, kind: kind)
        call.isSigned = isSigned
        call.secrets = parameters.secrets
        return call
    }

    package func reply(from body: Data) throws(AWSError) -> Reply {
        try result(in: body, as: read)
    }

    /// Reads a value from `<ActionResponse><ActionResult>…</ActionResult></ActionResponse>`.
    func result<Value>(
        in body: Data, as shape: (ReplyElement) throws(MalformedReply) -> Value
    ) throws(AWSError) -> Value {
        try Self.value(in: body) { (root) throws(MalformedReply) in
            let name = "\(Self.action)Response"
            guard let wrapper = Self.resultElement else {
                guard root.name == name else { throw MalformedReply(path: name, problem: .missing) }
                return try shape(ReplyElement(root, path: name))
            }
            guard let result = root[wrapper] else {
                throw MalformedReply(path: "\(name)/\(wrapper)", problem: .missing)
            }
            return try shape(ReplyElement(result, path: wrapper))
        }
    }
}

extension AWSCall {
    /// A call in the Query protocol, of these parameters beside `Action` and `Version`.
    package init(
        service: AWSService, action: String, parameters: [(name: String, value: String)] = [], kind: Kind
    ) {
        self.init(of: action, kind, on: service)
        fields = [.contentType: "application/x-www-form-urlencoded; charset=utf-8"]
        body = Data(
            URIEncoding.form([("Action", action), ("Version", service.apiVersion)] + parameters).utf8)
    }
}

/// The parameters of one Query call in the flattened form of the protocol: `Tags.Tag.1.Key`, `Dimensions.member.1.Name`.
///
/// What is nil, and a list that is empty, is not sent.
package struct QueryParameters: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []
    /// The values that no message is to repeat.
    private(set) var secrets: [RedactedText] = []
    private var prefix = ""

    package init() {}

    package mutating func add(_ name: String, _ value: (some WireValue)?) {
        guard let value else { return }
        pairs.append((prefix + name, value.wire))
    }

    package mutating func add(_ name: String, _ secret: RedactedText?) {
        guard let secret else { return }
        secrets += [secret, RedactedText(URIEncoding.encode(secret.exposed))]
        add(name, secret.exposed)
    }

    /// Adds `Name.Element.1`, `Name.Element.2`, …
    package mutating func add(_ name: String, each element: String, _ values: [some WireValue]) {
        for (index, value) in values.enumerated() {
            pairs.append(("\(prefix)\(name).\(element).\(index + 1)", value.wire))
        }
    }

    /// Adds the members of each structure below `Name.Element.1.`, `Name.Element.2.`, …
    package mutating func add<Structure>(
        _ name: String, each element: String, _ structures: [Structure],
        members: (Structure, inout QueryParameters) -> Void
    ) {
        let outer = prefix
        for (index, structure) in structures.enumerated() {
            prefix = "\(outer)\(name).\(element).\(index + 1)."
            members(structure, &self)
        }
        prefix = outer
    }
}
