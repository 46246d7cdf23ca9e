// Load the library into Pyodide from wheels, in a browser or under Node.

/** Unpack wheels, import the library, and return a function from a text to its report. */
export async function loadAttribution(pyodide, wheels) {
  for (const wheel of wheels) {
    pyodide.unpackArchive(await wheel, "wheel");
  }
  const analyze = pyodide.runPython(`
import json, sys
import attribution

analyzer = attribution.Analyzer()

def analyze(text, id="text"):
    return analyzer.analyze(text, id=id).to_json()

analyze
`);
  return (text, id) => JSON.parse(analyze(text, id));
}
