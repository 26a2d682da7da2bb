@testable import AWS
import Foundation
import Testing

struct XMLNodeTests {
    private func parse(_ text: String) throws(XMLError) -> XMLNode {
        try XMLNode.parse(Data(text.utf8))
    }

    @Test func `elements are read with their text and their children in order`() throws {
        let root = try parse("<a>\n <b>1</b>\n <c> two </c>\n <b>3</b>\n</a>")
        #expect(root.name == "a")
        #expect(root.text == "")
        #expect(root.children.map(\.name) == ["b", "c", "b"])
        #expect(root["b"]?.text == "1")
        #expect(root.all("b").map(\.text) == ["1", "3"])
        #expect(root["c"]?.text == "two")
        #expect(root["c"]?.content == " two ")
        #expect(root["d"] == nil)
    }

    @Test func `a wrapped list is read, and an absent one is empty`() throws {
        let root = try parse("<r><DBInstances><DBInstance/><DBInstance/><Other/></DBInstances></r>")
        #expect(root.list(of: "DBInstances", "DBInstance").count == 2)
        #expect(root.list(of: "DBClusters", "DBCluster").isEmpty)
    }

    @Test(arguments: [
        ("<a>x &amp;&#38; &lt;y&gt; &quot;z&quot; &apos;&#xE9;&apos;</a>", "x && <y> \"z\" 'é'"),
        ("<a>é € 🐘</a>", "é € 🐘"),
        ("<a><![CDATA[<b>&amp;</b>]]></a>", "<b>&amp;</b>"),
        ("<a>one<!-- not this -->two</a>", "onetwo"),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?><a>1</a>", "1"),
        ("<?xml version='1.0' encoding='us-ascii'?>\n<a>1</a>", "1"),
        ("\u{FEFF}<a>1</a>", "1"),
    ])
    func `text is read as it was meant`(document: String, text: String) throws {
        #expect(try parse(document).text == text)
    }

    @Test func `namespaces and attributes are ignored`() throws {
        let root = try parse("<r:a xmlns:r='urn:x' xmlns='urn:y'><r:b i='1'>1</r:b><b>2</b></r:a>")
        #expect(root == XMLNode(name: "a", children: [.init(name: "b", content: "1"), .init(name: "b", content: "2")]))
    }

    @Test(arguments: [
        ("", XMLError.Code.empty),
        ("   ", .malformed), ("plain text", .malformed), ("{\"json\": true}", .malformed),
        ("<a><b></a>", .malformed), ("<a>", .malformed), ("<a></a><b></b>", .malformed), ("<a>&nbsp;</a>", .malformed),
        ("<a/>trailing", .malformed), ("<html><body><br></body></html>", .malformed),
        ("<!DOCTYPE html><html></html>", .documentType), ("<!doctype html><html></html>", .documentType),
        ("<a>x<b/>", .malformed), ("<p:a/>", .malformed), ("<a", .malformed),
        ("<a><?pi?></a>", .processingInstruction), ("<?pi?><a/>", .processingInstruction),
        ("<?xml version='1.0'?><?pi data?><a/>", .processingInstruction), ("<a/><?", .processingInstruction),
        ("<?xml version='1.0' encoding='utf-7'?><a/>", .notUTF8),
        ("\u{FEFF}<?xml version='1.0' encoding='utf-7'?><a/>", .notUTF8),
        ("<?xml version='1.0' encoding = \"UTF-16\"?><a/>", .notUTF8),
    ])
    func `what is no document is refused`(text: String, code: XMLError.Code) {
        #expect { try parse(text) } throws: { ($0 as? XMLError)?.code == code }
    }

    @Test func `every truncation of a document is refused`() throws {
        let whole = Data("<?xml version='1.0'?><a><b>1 &amp; 2</b><![CDATA[x]]><c/></a>".utf8)
        _ = try XMLNode.parse(whole)
        for length in 0..<whole.count {
            #expect(throws: XMLError.self, "\(length) bytes") { try XMLNode.parse(whole.prefix(length)) }
        }
    }

    @Test func `an entity bomb is refused before it is lit`() {
        var document = "<?xml version='1.0'?>\n<!DOCTYPE lolz [<!ENTITY lol0 'lol'>"
        for level in 1...9 {
            document += "<!ENTITY lol\(level) '\(String(repeating: "&lol\(level - 1);", count: 10))'>"
        }
        document += "]><lolz>&lol9;</lolz>"
        #expect { try parse(document) } throws: { ($0 as? XMLError)?.code == .documentType }
    }

    @Test func `an entity cannot bring in a file`() {
        let document = "<!DOCTYPE a [<!ENTITY file SYSTEM 'file:///etc/hostname'>]><a>&file;</a>"
        #expect { try parse(document) } throws: { ($0 as? XMLError)?.code == .documentType }
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf32, .isoLatin1])
    func `other encodings are refused, whatever hides in them`(encoding: String.Encoding) throws {
        let bomb = "<!DOCTYPE a [<!ENTITY e 'é'>]><a>é&e;</a>"
        let data = try #require(bomb.data(using: encoding))
        #expect { try XMLNode.parse(data) } throws: { ($0 as? XMLError)?.code == .notUTF8 }
    }

    @Test func `nesting has a limit`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        _ = try parse(nested(XMLNode.maximumDepth))
        for depth in [XMLNode.maximumDepth + 1, 100_000] {
            #expect { try parse(nested(depth)) } throws: { ($0 as? XMLError)?.code == .tooDeep }
        }
    }

    @Test func `a message quotes nothing of the document`() {
        #expect { try parse("<a>secret<b></a>") } throws: { !"\($0)".contains("secret") }
    }
}
