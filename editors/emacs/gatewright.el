;;; gatewright.el --- API Gateway in Terraform, CloudFormation and SAM -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "29.1"))
;; Keywords: languages, tools

;;; Commentary:

;; Tells Eglot and lsp-mode of the language server `gatewright':
;;
;;   (require 'gatewright)
;;   (gatewright-start-with #'eglot-ensure)    ; or #'lsp-deferred

;;; Code:

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function lsp-activate-on "lsp-mode")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")

(defgroup gatewright nil
  "AWS API Gateway, written as code."
  :group 'tools)

(defcustom gatewright-command '("gatewright" "--stdio")
  "The program that is started, and its arguments."
  :type '(repeat string))

(defconst gatewright-languages
  '(("terraform" terraform-mode terraform-ts-mode hcl-mode gatewright-terraform-mode)
    ("yaml" yaml-mode yaml-ts-mode gatewright-yaml-mode)
    ("json" json-mode json-ts-mode js-json-mode)
    ("velocity" gatewright-velocity-mode))
  "The languages that the server reads, each with the modes of its files.
The server is silent on YAML and JSON that is not API Gateway's.")

(defun gatewright-start-with (start)
  "Call START in every file that the server may read.
START is `eglot-ensure' or `lsp-deferred'."
  (dolist (language gatewright-languages)
    (dolist (mode (cdr language))
      (add-hook (intern (format "%s-hook" mode)) start))))

;; Emacs alone has no mode for these files.  An association that another package makes stands before these.

(define-derived-mode gatewright-terraform-mode prog-mode "Terraform"
  "Terraform and OpenTofu, where `terraform-mode' is not installed."
  (modify-syntax-entry ?# "< b")
  (modify-syntax-entry ?/ ". 124b")
  (modify-syntax-entry ?* ". 23")
  (modify-syntax-entry ?\n "> b")
  (setq-local comment-start "# " font-lock-defaults '(nil)))

(define-derived-mode gatewright-yaml-mode prog-mode "YAML"
  "YAML, where neither `yaml-mode' nor `yaml-ts-mode' is installed."
  (setq-local comment-start "# " indent-tabs-mode nil indent-line-function #'indent-relative))

(define-derived-mode gatewright-velocity-mode prog-mode "Velocity"
  "Mapping templates in files of their own."
  (setq-local comment-start "## " font-lock-defaults '(nil t)))

(add-to-list 'auto-mode-alist '("\\.\\(?:tf\\|tofu\\)\\'" . gatewright-terraform-mode) t)
(add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . gatewright-yaml-mode) t)
(add-to-list 'auto-mode-alist '("\\.\\(?:vtl\\|vm\\)\\'" . gatewright-velocity-mode) t)

(with-eval-after-load 'eglot
  ;; One entry: files of all languages share one server.
  (add-to-list 'eglot-server-programs
               (cons (mapcan (pcase-lambda (`(,id . ,modes))
                               (mapcar (lambda (mode) (list mode :language-id id)) modes))
                             gatewright-languages)
                     (lambda (&rest _) gatewright-command))))

(with-eval-after-load 'lsp-mode
  (pcase-dolist (`(,id . ,modes) gatewright-languages)
    (dolist (mode modes)
      (add-to-list 'lsp-language-id-configuration (cons mode id))))
  (lsp-register-client
   (make-lsp-client
    :server-id 'gatewright
    :new-connection (lsp-stdio-connection (lambda () gatewright-command))
    :activation-fn (apply #'lsp-activate-on (mapcar #'car gatewright-languages))
    ;; Beside the server of the language itself, not in its place.
    :add-on? t)))

(provide 'gatewright)
;;; gatewright.el ends here
