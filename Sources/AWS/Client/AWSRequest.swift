package import Foundation

/// The request of one action of a service, with the type of its reply; its type has the action's name.
///
/// `QueryRequest`, `RESTXMLRequest` and `JSONRequest` say how it goes over the wire and how the reply is read.
package protocol AWSRequest: Sendable {
    associatedtype Reply: Sendable

    static var service: AWSService { get }
    static var action: String { get }
    static var kind: AWSCall.Kind { get }
    /// What is sent.
    var call: AWSCall { get }
    /// Reads the body of a 2xx reply.
    func reply(from body: Data) throws(AWSError) -> Reply
    /// How the service names what it began with, where that is all by which it can be asked about.
    func name(in reply: Reply) -> String?
}

extension AWSRequest {
    package static var action: String { String(describing: Self.self) }

    package func name(in reply: Reply) -> String? { nil }

    /// The request with what the closure sets, for everything that its initialiser does not ask for.
    package func with(_ change: (inout Self) -> Void) -> Self {
        var changed = self
        change(&changed)
        return changed
    }

    /// What is thrown for a 2xx reply that cannot be read: reading again may help, a change may have been made.
    static func malformedReply(because reason: String) -> AWSError {
        AWSError(
            code: "malformedReply",
            message: "\(service.identifier) \(action) was answered with something unreadable. \(reason)",
            outcome: kind == .read ? .transient(retryAfter: nil) : .ambiguous)
    }
}

/// What sends calls to AWS: a client, or what paces one.
package protocol AWSSender: Sendable {
    /// Sends the call and returns the body of its 2xx reply.
    func send(_ call: AWSCall) async throws(AWSError) -> Data
}

extension AWSSender {
    /// Sends the request and returns its reply, which who makes a change need not look at.
    @discardableResult
    package func send<Request: AWSRequest>(_ request: Request) async throws(AWSError) -> Request.Reply {
        try request.reply(from: try await send(request.call))
    }

    /// Sends the request, unless there is an objection when its time has come.
    ///
    /// - Returns: how the service names what it began with, where it does.
    package func send<Request: AWSRequest>(
        _ request: Request, unless objection: @escaping @Sendable () async -> String?
    ) async throws(AWSError) -> String? {
        var call = request.call
        call.objection = objection
        return request.name(in: try request.reply(from: try await send(call)))
    }
}

/// A read that is answered with a list, page after page.
package protocol PagedRequest: AWSRequest where Reply == Page<Item, Mark> {
    associatedtype Item: Sendable
    /// Where a page begins, as the reply before it says.
    associatedtype Mark: Hashable & Sendable

    /// What is sent for the page that begins at the mark (nil: the first) and has at most so many items (nil: as many
    /// as the service gives).
    func call(from mark: Mark?, atMost count: Int?) -> AWSCall
}

/// One page of a list.
package struct Page<Item: Sendable, Mark: Hashable & Sendable>: Sendable {
    var items: [Item]
    /// Where the next page begins; nil on the last one.
    var next: Mark?
    /// Elements that could not be read.
    var unreadable: [UnreadableElement] = []
}

enum Paging {
    /// Most pages of one list that are read; of 100 items each, this is far beyond what an account can hold.
    static let maximumPages = 200
}

extension AWSSender {
    /// Sends the request until a reply names no further page, and returns all pages as one list, of which every element has
    /// to be readable.
    package func list<Request: PagedRequest>(_ request: Request) async throws(AWSError) -> [Request.Item] {
        let listing = try await listing(request)
        if let first = listing.unreadable.first { throw Request.malformedReply(because: first.reason) }
        return listing.items
    }

    /// The same, with the elements that could not be read apart.
    ///
    /// An empty page may be followed by others. A mark that was there before would go round in circles for ever.
    package func listing<Request: PagedRequest>(
        _ request: Request
    ) async throws(AWSError) -> Listing<Request.Item> {
        var listing = Listing<Request.Item>()
        var mark: Request.Mark?
        var seen: Set<Request.Mark> = []
        for number in 1...Paging.maximumPages {
            var call = request.call(from: mark, atMost: nil)
            call.page = number
            let page = try request.reply(from: try await send(call))
            listing.items += page.items
            listing.unreadable += page.unreadable
            guard let next = page.next else { return listing }
            guard seen.insert(next).inserted else {
                throw Request.malformedReply(because: "The marker of its pages does not move.")
            }
            mark = next
        }
        throw AWSError(
            code: "tooManyPages",
            message:
                "\(Request.service.identifier) \(Request.action) has more than \(Paging.maximumPages) pages; ask for less.",
            outcome: .permanent)
    }
}
