import Foundation
import HTTPTypes
import Testing

@testable import AWS

@Suite struct SigningVectorTests {
    @Test(arguments: SigningVector.all)
    func `a published request gets its published signature`(vector: SigningVector) throws {
        let signed = vector.signer().sign(vector.head, body: Data(vector.body.utf8), at: SigningVector.date)
        let authorization = try #require(signed.headerFields[.authorization])
        #expect(authorization.hasSuffix("Signature=\(vector.signature)"))
    }

    @Test func `the whole authorization header of the IAM example is as published`() throws {
        let vector = try #require(SigningVector.all.last)
        let signed = vector.signer().sign(vector.head, body: Data(), at: SigningVector.date)
        #expect(
            signed.headerFields[.authorization]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
        #expect(signed.headerFields[.amzDate] == "20150830T123600Z")
    }

    @Test func `signing again replaces date, token and signature`() {
        let signer = RequestSigner(credentials: .example(token: "one"), region: "us-east-1", service: "rds")
        let head = HTTPRequest(method: .post, scheme: "https", authority: "rds.us-east-1.amazonaws.com", path: "/")
        let first = signer.sign(head, body: Data("a".utf8), at: SigningVector.date)
        let later = SigningVector.date.addingTimeInterval(61)
        let again = RequestSigner(credentials: .example(), region: "us-east-1", service: "rds")
        #expect(again.sign(first, body: Data("a".utf8), at: later) == again.sign(head, body: Data("a".utf8), at: later))
    }

    @Test func `headers that the way changes are not signed`() {
        var head = HTTPRequest(method: .get, scheme: "https", authority: "example.amazonaws.com", path: "/")
        head.headerFields[.userAgent] = "changeover"
        head.headerFields[.connection] = "keep-alive"
        head.headerFields[.expect] = "100-continue"
        head.headerFields[.transferEncoding] = "chunked"
        #expect(CanonicalRequest(head: head, body: Data()).signedHeaders == "host")
    }

    @Test(arguments: [
        ("", "/"), ("/", "/"), ("/a", "/a"), ("/a/", "/a/"), ("/a/.", "/a/"), ("/a/b/..", "/a/"), ("/../a", "/a"),
        ("/a%20b", "/a%2520b"), ("/a:b@c", "/a%3Ab%40c"), ("/...", "/..."),
    ])
    func `a path is normalised and encoded once more`(path: String, canonical: String) {
        #expect(CanonicalRequest.path(path) == canonical)
    }

    @Test(arguments: [
        ("", ""), ("a", "a="), ("a=", "a="), ("b=2&a=1", "a=1&b=2"), ("a=b=c", "a=b%3Dc"), ("a=%7e%2f", "a=~%2F"),
        ("a=%zz", "a=%25zz"), ("a-b=1&a=2", "a=2&a-b=1"), ("&a=1&", "a=1"),
    ])
    func `a query is sorted and spelt one way`(query: String, canonical: String) {
        #expect(CanonicalRequest.query(query) == canonical)
    }

    @Test(arguments: [
        (1_440_938_160.0, "20150830T123600Z"), (1_440_938_160.999, "20150830T123600Z"),
        (951_782_400, "20000229T000000Z"),
        (4_102_444_799, "20991231T235959Z"), (-1, "19691231T235959Z"),
    ])
    func `an instant is written in UTC to the second`(seconds: Double, expected: String) {
        #expect(SigningTimestamp(Date(timeIntervalSince1970: seconds)).dateTime == expected)
    }
}
