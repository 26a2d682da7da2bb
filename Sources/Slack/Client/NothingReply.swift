/// A reply whose acceptance says all.
struct NothingReply: Decodable, Sendable {}
