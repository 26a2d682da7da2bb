package import Foundation

/// The RDS API, one method per action; lists come whole, page after page.
package struct RDSClient: Sendable {
    /// Most pages of one list that are read; of 100 items each, this is far beyond what an account can hold.
    package static let maximumPages = 200

    private let send: @Sendable (AWSCall) async throws(AWSError) -> Data

    package init(client: AWSClient) {
        self.init(sending: { (call) async throws(AWSError) in try await client.send(call) })
    }

    /// A client over any means of sending a call and getting the body of its 2xx reply.
    package init(sending send: @escaping @Sendable (AWSCall) async throws(AWSError) -> Data) {
        self.send = send
    }

    /// Sends a read and returns the list in its reply, which the API never divides into pages.
    func list<Shape: ReplyShape>(
        _ name: String, by request: some RDSRequest
    ) async throws(AWSError) -> [Shape] {
        let call = request.call
        return try QueryReply.read(try await send(call), to: call) { (result) throws(MalformedReply) in
            try Self.items(name, in: result)
        }
    }

    /// Sends a read until its reply names no further page, and returns all pages as one list.
    ///
    /// An empty page may be followed by others. A marker that was there before would go round in circles for ever.
    /// List and marker are both inside the element `wrapper` where the API has them so.
    func pages<Shape: ReplyShape>(
        _ name: String, within wrapper: String? = nil, by request: some RDSRequest
    ) async throws(AWSError) -> [Shape] {
        var call = request.call
        var shapes: [Shape] = []
        var seen: Set<String> = []
        for _ in 0..<Self.maximumPages {
            let page = try QueryReply.read(try await send(call), to: call) { (result) throws(MalformedReply) in
                let holder = if let wrapper { try result.requiredElement(wrapper) } else { result }
                return (items: try Self.items(name, in: holder) as [Shape], marker: holder.node["Marker"]?.text ?? "")
            }
            shapes += page.items
            guard !page.marker.isEmpty else { return shapes }
            guard seen.insert(page.marker).inserted else {
                throw .malformedReply(to: call, because: "The marker of its pages does not move.")
            }
            call = request.call
            call.parameters.append(("Marker", page.marker))
        }
        throw AWSError(
            code: "tooManyPages",
            message: "RDS \(call.action) has more than \(Self.maximumPages) pages; ask for less.",
            outcome: .permanent)
    }

    /// Sends a mutating call. It has succeeded whatever its reply looks like, so an unreadable reply is nil, not an error.
    func mutate<Shape: ReplyShape>(
        _ request: some RDSRequest, answering name: String
    ) async throws(AWSError) -> Shape? {
        let call = request.call
        let body = try await send(call)
        let shape: Shape?? = try? QueryReply.read(body, to: call) { (result) throws(MalformedReply) in
            try result.structure(name)
        }
        return shape ?? nil
    }

    /// Sends a mutating call that is answered with a list; nil when that cannot be read.
    func mutate<Shape: ReplyShape>(
        _ request: some RDSRequest, listing name: String
    ) async throws(AWSError) -> [Shape]? {
        let call = request.call
        let body = try await send(call)
        return try? QueryReply.read(body, to: call) { (result) throws(MalformedReply) in
            try Self.items(name, in: result)
        }
    }

    /// Sends a mutating call whose reply shows nothing of what was changed.
    package func perform(_ request: some RDSRequest) async throws(AWSError) {
        _ = try await send(request.call)
    }

    /// The items of a list that has to be there: an absent one must not be taken for an empty one.
    private static func items<Shape: ReplyShape>(
        _ name: String, in result: ReplyElement
    ) throws(MalformedReply) -> [Shape] {
        _ = try result.requiredElement(name)
        return try result.structures(name)
    }
}
